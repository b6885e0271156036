/**
 * The phone page's style sheet, sent inside the page: one request is all a phone in a waiting room has to make. Grids
 * and not flex boxes stand things apart, and sizes stand once more for who doesn't know `clamp`: old phones have the
 * one and not the other.
 */
export const style = `
:root{--paper:#FBFAF7;--ink:#10213D;--quiet:#4A5670;--hairline:#D5D9E2;--edge:#7A859B;
  --action:#0B4FC4;--called:#FFC83D;--good:#0B6B3A;--wrong:#B3261E}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:#FBFAF7;background:var(--paper);color:#10213D;color:var(--ink);
  font:500 1.125rem/1.45 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
  max-width:34rem;margin:0 auto;overflow-wrap:break-word}
.number strong,.desk{overflow-wrap:normal}
h1,h2,p,dl,dd{margin:0;font-size:inherit;font-weight:inherit}
header{padding:16px 24px;border-bottom:3px solid var(--hairline);color:var(--quiet);font-size:1rem;line-height:1.3;
  display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center}
.demo{border:2px solid var(--edge);border-radius:16px;padding:2px 12px;font-size:.875rem;
  margin:2px 0}
main{padding:24px}
main,#ticket,.acts,.sound,form,.ask,.many{display:grid;grid-template-columns:minmax(0,1fr);grid-gap:24px;gap:24px}
.number small{display:block;color:var(--quiet);font-size:1rem}
.number strong{display:block;font-weight:800;font-size:5.5rem;font-size:min(clamp(4rem,25vw,7rem),27vw);
  line-height:1;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.number strong.long{font-size:4rem;font-size:min(clamp(3rem,18vw,5.5rem),21vw)}
.number span{display:block;margin-top:8px}
.say{font-size:1.375rem;line-height:1.3;font-weight:800;text-wrap:balance;overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.go{background:#FFC83D;background:var(--called);border-radius:16px;padding:24px}
.go h2{font-size:1.375rem;line-height:1.25;font-weight:800}
.go .desk{font-size:9rem;font-size:clamp(6rem,44vw,12rem);
  line-height:.95;font-weight:800;font-variant-numeric:tabular-nums;letter-spacing:-.02em}
.go .desk.long{font-size:6rem;font-size:clamp(4rem,30vw,8rem)}
.why{border-left:8px solid var(--hairline);padding-left:16px}
[dir=rtl] .why{border-left:0;padding-left:0;border-right:8px solid var(--hairline);padding-right:16px}
.why h2,.box h2,.ask h2{font-weight:800}
.box{border:3px solid var(--hairline);border-radius:16px;padding:16px 24px}
.box p+p{margin-top:8px}
.box.good{border-color:var(--good)}
.wait p{font-weight:800;font-size:1.375rem;line-height:1.3;margin-bottom:8px;text-wrap:balance;overflow-wrap:anywhere}
.wait svg{direction:ltr;display:block;width:100%;height:auto;fill:#10213D;fill:var(--ink)}
.wait rect{fill:#0B4FC4;fill:var(--action)}
.wait text{font:800 17px "Noto Sans",system-ui,sans-serif}.wait .right{text-anchor:end}
.until{stroke:#7A859B;stroke-width:4;stroke-dasharray:1 9;stroke-linecap:round}
.asof{color:var(--quiet);font-size:1rem}
.old,.told{background:var(--ink);color:#fff;border-radius:16px;padding:16px 24px;font-weight:800}
.told{background:none;color:inherit;border:3px solid var(--ink)}
.acts,.sound,.ask{grid-gap:16px;gap:16px}
form{grid-gap:8px;gap:8px}
.acts:empty{display:none}
.acts:focus,.ask:focus{outline:0}
a,button{display:flex;align-items:center;justify-content:center;font:inherit;font-weight:800;line-height:1.3;
  min-height:56px;border:3px solid var(--action);border-radius:16px;background:none;
  color:var(--action);text-align:center;text-decoration:none;padding:12px 16px;width:100%;cursor:pointer}
button.main,#notify{background:var(--action);color:#fff}
button:disabled{opacity:.5}
.sound.by #notify{background:none;color:var(--action)}
.sound.by,.card{order:1}
noscript p{margin-bottom:16px}
.sound #notify[aria-pressed=true]{background:none;border-color:var(--good);color:var(--good)}
#notified:empty{display:none}
a.by{border-color:var(--edge);color:inherit}
footer{padding:0 24px 24px}footer a{border:0;color:inherit;font-weight:400;text-decoration:underline}
.ask{display:none;border:3px solid var(--ink);border-radius:16px;padding:16px}
.ask:target,.ask.open{display:grid}
.ask button.main{background:var(--wrong);border-color:var(--wrong)}
a:focus-visible,button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
[hidden]{display:none!important}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap}
.many div+div{border-top:3px solid var(--hairline);padding-top:24px}
@media (forced-colors:active){.go,button.main{border:6px solid}button:disabled{border-style:dashed}
  .sound #notify[aria-pressed=true]{border-width:6px}
  .wait svg{fill:CanvasText}.wait rect{fill:Highlight}.until{stroke:CanvasText}}
@media (max-width:380px){header{display:block}.demo{display:inline-block;margin:4px 0 0}}
@media (max-width:350px){body{font-size:1rem}header{padding:8px 16px}main{padding:16px}
  main,#ticket{grid-gap:16px;gap:16px}.go{padding:16px}
  .say,.wait p,.go h2{font-size:1.25rem}.go .desk{font-size:7.5rem}.box{padding:8px 16px}
  .acts,.sound,.ask{grid-gap:8px;gap:8px}}
@media (orientation:landscape) and (max-height:480px) and (min-width:480px){
  body{max-width:52rem}header{padding:8px 24px}main{padding:16px 24px}main,#ticket{grid-gap:16px;gap:16px}
  .number{display:grid;grid-template-columns:auto minmax(0,1fr);grid-column-gap:24px;column-gap:24px}
  .number small{grid-column:2;align-self:end}.number span{grid-column:2;margin:0}
  .number strong,.number strong.long{grid-column:1;grid-row:1/3;font-size:4rem}
  .go{display:grid;grid-template-columns:auto minmax(0,1fr);grid-column-gap:32px;column-gap:32px;
  align-content:center;padding:16px 24px}.go>*{grid-column:2}
  .go .desk,.go .desk.long{grid-column:1;grid-row:1/4;align-self:center;font-size:8rem;line-height:.8}}
`
