/** The card page's style sheet, sent inside the page; see the ticket's page, whose look it shares. */
export const style = `
:root{--paper:#FBFAF7;--ink:#10213D;--quiet:#4A5670;--hairline:#D5D9E2;--edge:#7A859B;--action:#0B4FC4;--good:#0B6B3A}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--paper);color:var(--ink);
  font:500 1.125rem/1.45 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
  max-width:38rem;margin:0 auto;overflow-wrap:break-word}
header{padding:16px 24px;border-bottom:3px solid var(--hairline);color:var(--quiet);font-size:1rem;line-height:1.3}
main{padding:24px;display:flex;flex-direction:column;gap:24px}
h1,h2,h3{font-weight:800;line-height:1.2;text-wrap:balance}
h1{font-size:1.75rem}h2{font-size:1.375rem}h3{font-size:1.125rem}
ul{list-style:none;padding:0}
a{color:var(--action)}
.quiet{color:var(--quiet)}
.small{font-size:1rem}
.box{border:3px solid var(--hairline);border-radius:16px;padding:16px 24px;display:flex;flex-direction:column;gap:8px}
.box strong{font-weight:800}
.part{display:flex;flex-direction:column;gap:16px;border-top:3px solid var(--hairline);padding-top:24px}
.links{display:flex;flex-direction:column;gap:12px}
.links a,.again{display:flex;align-items:center;min-height:56px;border:3px solid var(--edge);border-radius:16px;
  background:#fff;color:var(--ink);font-weight:800;line-height:1.25;padding:8px 20px;text-decoration:none}
.languages{display:flex;flex-wrap:wrap;gap:4px 20px}
.languages a,.languages strong{min-height:44px;display:inline-flex;align-items:center}
.list{display:flex;flex-direction:column}
.list>li{border-bottom:3px solid var(--hairline);padding:12px 0;display:flex;flex-direction:column;gap:4px}
.list>li:last-child{border-bottom:0;padding-bottom:0}
.tick{display:flex;gap:16px;align-items:center;min-height:48px;cursor:pointer}
.tick input{flex:none;width:28px;height:28px;margin:0;accent-color:var(--good)}
.tick b,.name{font-weight:800;line-height:1.25;display:block}
.tick small,.pl{font-size:1rem;color:var(--quiet);display:block;line-height:1.3}
.text{display:flex;flex-direction:column;gap:8px;font-size:1rem}
.text ul{list-style:disc;padding-left:1.25rem;display:flex;flex-direction:column;gap:6px}
.ticks .text,.ticks summary{padding-left:44px}
[dir=rtl] .ticks .text,[dir=rtl] .ticks summary{padding-left:0;padding-right:44px}
summary{min-height:44px;display:flex;align-items:center;gap:8px;color:var(--action);cursor:pointer;
  font-size:1rem;text-decoration:underline}
summary::-webkit-details-marker{display:none}
summary::before{content:"+";font-weight:800}
details[open]>summary::before{content:"–"}
.count{font-weight:800}
button{font:inherit;font-weight:800;min-height:56px;border:3px solid var(--action);border-radius:16px;
  background:none;color:var(--action);padding:10px 24px;width:100%;cursor:pointer}
a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible{
  outline:3px solid var(--ink);outline-offset:3px}
[hidden]{display:none!important}
@media (max-width:350px){body{font-size:1rem}header,main{padding:16px}.ticks .text,.ticks summary{padding-left:0}}
@media (max-width:350px){[dir=rtl] .ticks .text,[dir=rtl] .ticks summary{padding-right:0}}
@media print{.again,.languages,button,header{display:none}details>*{display:block}}
`
