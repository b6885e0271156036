// What `npm start`, `npm test` and `./poczekalnia` begin with. Written in the JavaScript that the oldest Node can read,
// so that an old one gets a line and no stack trace.
if (Number(process.versions.node.split('.')[0]) < 18) {
  console.error('poczekalnia: Node 18 or newer is needed, this is %s: %s', process.version, process.execPath)
  process.exit(2)
}
require('./lib/begin-as.cjs')(process.argv[2])
