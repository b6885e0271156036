// Stands in for `get-pixels`, which escpos loads for a function that this project never calls.
module.exports = () => {
  throw new Error('get-pixels was taken out on purpose: pass pixels to escpos.Image yourself')
}
