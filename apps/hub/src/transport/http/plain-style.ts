/** Style sheet of the hub's plain pages, sent inside them. */
export const style = `
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:#FBFAF7;color:#10213D;font:500 1.125rem/1.4 "Noto Sans",system-ui,-apple-system,
  "Segoe UI",Roboto,sans-serif;
  max-width:72rem;margin:0 auto;min-height:100vh;display:flex;flex-direction:column}
header{display:flex;flex-wrap:wrap;align-items:center;gap:8px 24px;padding:16px 24px;
  border-bottom:3px solid #D5D9E2;color:#4A5670;font-size:1rem}
nav{display:flex;flex-wrap:wrap;margin:0 -8px 0 auto}
nav a,nav strong{padding:8px;min-height:40px;display:inline-flex;align-items:center;color:#0B4FC4}
nav strong{color:#10213D;font-weight:800}
.demo{border:2px solid #7A859B;border-radius:16px;padding:2px 12px;font-size:.875rem}
main{padding:32px 24px;flex:1}
h1{font-size:2rem;line-height:1.2;font-weight:800}
ul{list-style:none;padding:0;margin-top:24px}
li{border-top:3px solid #D5D9E2;padding:16px 0;display:grid;gap:8px 32px;
  grid-template-columns:minmax(0,1fr) auto;align-items:center}
li:last-child{border-bottom:3px solid #D5D9E2}
h2{font-size:1.25rem;line-height:1.25;font-weight:800;text-wrap:balance}
li p{color:#4A5670}
li .ways{display:flex;gap:8px}
.ways a{min-height:56px;display:flex;align-items:center;justify-content:center;text-align:center;
  border:3px solid #0B4FC4;
  border-radius:16px;padding:8px 16px;color:#0B4FC4;font-size:1rem;line-height:1.2;font-weight:800;text-decoration:none}
.ways a:hover{background:#0B4FC4;color:#fff}
li .down{color:#10213D;font-weight:800;max-width:24rem}
@media (max-width:56rem){li{grid-template-columns:minmax(0,1fr)}.ways a{flex:1 1 0;padding:8px}}
@media (max-width:32rem){li .ways{display:grid;grid-template-columns:1fr 1fr}}
@media (max-width:24.5rem){nav{margin:0 -8px}}
.address{font-size:1rem;overflow-wrap:anywhere}
.note{margin-top:24px;color:#4A5670}
h2.also{margin-top:32px}
table{margin-top:8px;border-collapse:collapse;font-variant-numeric:tabular-nums}
td{padding:8px 16px 8px 0;border-top:1px solid #D5D9E2}
.wait{display:flex;flex-direction:column;justify-content:center;gap:16px;max-width:40rem;margin:0 auto}
.wait p{color:#4A5670}
a:focus-visible{outline:3px solid #10213D;outline-offset:3px}
`
