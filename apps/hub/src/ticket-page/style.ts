/** The phone page's style sheet, sent inside the page: one request is all a phone in a waiting room has to make. */
export const style = `
:root{--paper:#FBFAF7;--ink:#10213D;--quiet:#4A5670;--hairline:#D5D9E2;--edge:#7A859B;--action:#0B4FC4;--called:#FFC83D;--good:#0B6B3A}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--paper);color:var(--ink);font:500 1.125rem/1.45 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
  min-height:100vh;min-height:100svh;display:flex;flex-direction:column;max-width:34rem;margin:0 auto}
h1,h2,p,dl,dd{margin:0;font-size:inherit;font-weight:inherit}
header{padding:16px 24px;border-bottom:3px solid var(--hairline);color:var(--quiet);font-size:1rem;line-height:1.3;
  display:flex;justify-content:space-between;align-items:center;gap:16px}
.demo{border:2px solid var(--edge);border-radius:16px;padding:2px 12px;font-size:.875rem;white-space:nowrap}
main{padding:24px;flex:1;display:flex;flex-direction:column;gap:24px}
#ticket{display:flex;flex-direction:column;gap:24px}
.number small{display:block;color:var(--quiet);font-size:1rem}
.number strong{display:block;font-weight:800;font-size:clamp(4rem,25vw,7rem);line-height:1;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.number span{display:block;margin-top:8px}
.say{font-size:1.375rem;line-height:1.3;font-weight:800}
.quiet{color:var(--quiet)}
.go{background:var(--called);border-radius:16px;padding:24px;display:flex;flex-direction:column;gap:4px}
.go h2{font-size:1.375rem;line-height:1.25;font-weight:800}
.go .desk{font-size:clamp(6rem,44vw,12rem);line-height:.95;font-weight:800;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.box{border:3px solid var(--hairline);border-radius:16px;padding:16px 24px;display:flex;flex-direction:column;gap:8px}
.box h2{font-weight:800}
.box.good{border-color:var(--good)}
.wait{display:flex;flex-direction:column;gap:8px}
.wait p{font-weight:800;font-size:1.375rem;line-height:1.3}
.wait svg{display:block;width:100%;height:24px;border:3px solid var(--ink);border-radius:16px;background:#fff}
.low{fill:var(--action)}.high{fill:#9DB9EC}
.asof{color:var(--quiet);font-size:1rem}
.old{background:var(--ink);color:#fff;border-radius:16px;padding:16px 24px;font-weight:800}
.acts{display:flex;flex-direction:column;gap:16px;margin-top:auto}
.acts a,.acts button{font:inherit;font-weight:800;min-height:56px;border:3px solid var(--action);border-radius:16px;background:none;
  color:var(--action);text-align:center;text-decoration:none;padding:10px 24px;width:100%;cursor:pointer}
.acts button{background:var(--action);color:#fff}
.acts button[aria-pressed=true]{background:none;border-color:var(--good);color:var(--good)}
a:focus-visible,button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
[hidden]{display:none!important}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.many{display:flex;flex-direction:column;gap:24px}
.many div+div{border-top:3px solid var(--hairline);padding-top:24px}
@media (max-width:350px){body{font-size:1rem}header{padding:8px 16px;flex-direction:column;align-items:flex-start;gap:4px}main{padding:16px;gap:16px}#ticket{gap:16px}.go{padding:16px}
  .say,.wait p,.go h2{font-size:1.25rem}.go .desk{font-size:7.5rem}.box{padding:8px 16px}.acts{gap:8px}}
`
