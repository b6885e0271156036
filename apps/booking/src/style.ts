/** The site's one style sheet: the house's colours and shapes, for a phone first, and for old ones too. */
export const style = `
:root{--paper:#FBFAF7;--ink:#10213D;--quiet:#4A5670;--hairline:#D5D9E2;--edge:#7A859B;--action:#0B4FC4;--good:#0B6B3A;
--wrong:#B3261E}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{background:var(--paper);color:var(--ink);
font:500 1.125rem/1.45 "Noto Sans",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;font-weight:800;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;font-weight:800}
h3{font-size:1.125rem;line-height:1.3;font-weight:800}
a{color:var(--action);font-weight:800}
header,main,footer{max-width:44rem;margin:0 auto;padding:16px}
header{color:var(--quiet);font-size:1rem;line-height:1.3;border-bottom:3px solid var(--hairline);display:flex;
flex-wrap:wrap;gap:8px 16px;justify-content:space-between;align-items:center}
header p{flex:1 1 12rem}
footer{display:flex;flex-wrap:wrap;gap:8px 32px}
header .demo{flex:none}
.demo{border:2px solid var(--edge);border-radius:16px;padding:2px 12px;font-size:.875rem}
main{display:grid;grid-template-columns:minmax(0,1fr);gap:24px;padding-top:24px;padding-bottom:48px}
main:focus{outline:0}
.steps{font-size:1rem}
.quiet,.hint{color:var(--quiet);font-size:1rem}
.stack{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}
ul.plain,ol.plain{list-style:none;padding:0;display:grid;grid-template-columns:minmax(0,1fr);gap:8px}
.choice,.hours button,.button,button.main,button.by{font:inherit;font-weight:800;line-height:1.3;min-height:56px;
border:3px solid var(--action);border-radius:16px;background:#fff;color:var(--action);
  padding:12px 16px;width:100%;text-align:start;text-decoration:none;cursor:pointer;display:flex;flex-wrap:wrap;
gap:0 16px;justify-content:space-between;align-items:center}
.choice small,.hours small{font-size:1rem;font-weight:500;color:var(--quiet)}
button.main{background:var(--action);color:#fff;justify-content:center;text-align:center}
button.by,.button{border-color:var(--edge);color:var(--ink);justify-content:center;text-align:center}
.between{display:flex;justify-content:space-between;gap:16px}
.columns{columns:2;display:block}
.columns li{break-inside:avoid;margin-bottom:8px}
.day{border:3px solid var(--hairline);border-radius:16px;padding:12px 16px;color:var(--quiet);display:flex;
flex-wrap:wrap;gap:0 16px;justify-content:space-between}
.day b{font-weight:500;color:var(--quiet)}
.day.full{background:#F0F1F3}
.months{display:flex;flex-wrap:wrap;gap:8px 24px;justify-content:space-between}
.months a{padding:8px 0}
.hours{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:8px}
.hours strong{font-size:1.375rem;font-variant-numeric:tabular-nums}
.field{display:grid;grid-template-columns:minmax(0,1fr);gap:4px}
.field label,legend{font-weight:800;padding:0}
legend{margin-bottom:8px}
section:not(.stack)>h2{margin-bottom:8px}
summary{padding:8px 0;color:var(--action);font-weight:800;cursor:pointer}
details[open]>summary{margin-bottom:8px}
fieldset{border:0;padding:0;min-width:0;display:grid;grid-template-columns:minmax(0,1fr);gap:12px}
input[type=text],input[type=email],input[type=tel],select{font:inherit;color:inherit;min-height:56px;width:100%;
border:3px solid var(--edge);
border-radius:16px;padding:8px 16px;background:#fff}
input.code{font-size:1.75rem;font-weight:800;letter-spacing:.2em;max-width:14rem;font-variant-numeric:tabular-nums}
.check{display:grid;grid-template-columns:32px minmax(0,1fr);gap:12px;align-items:start}
.check input{width:32px;height:32px;margin:0;accent-color:var(--action)}
.bad{border-inline-start:8px solid var(--wrong);padding-inline-start:16px}
.bad input[type]{border-color:var(--wrong)}
.fault{color:var(--wrong);font-weight:800}
.box{border:3px solid var(--hairline);border-radius:16px;padding:16px;display:grid;gap:8px}
.box.wrong{border-color:var(--wrong)}
.box.good{border-color:var(--good)}
.proof strong{display:block;font-size:4rem;line-height:1.1;font-weight:800;font-variant-numeric:tabular-nums;
letter-spacing:.08em}
dl{display:grid;grid-template-columns:minmax(0,1fr);gap:4px 16px}
dt{color:var(--quiet);font-size:1rem}
dd{margin:0 0 8px;font-weight:800}
.number{font-size:1.5rem;font-variant-numeric:tabular-nums;letter-spacing:.08em}
.acts a{display:inline-block;padding:8px 0}
.qr{margin:0;max-width:12rem}
.qr svg{display:block;width:100%;height:auto}
.qr figcaption{font-size:1rem;color:var(--quiet)}
.wait{position:sticky;bottom:0;max-width:44rem;margin:0 auto;padding:16px;background:var(--ink);color:#fff;
border-radius:16px 16px 0 0;font-weight:800;text-align:center}
.wait:empty{padding:0}
.proof strong.receipt{font-size:1.5rem;letter-spacing:.04em;text-wrap:balance}
h1.many{font-size:1.25rem;line-height:1.4}
[dir=rtl] ul:not(.plain)>li[dir=ltr]{margin-left:1.25rem}
[dir=rtl] [dir=ltr]:not(li):not(input),[dir=rtl] dd{text-align:right}
.card .name{display:block}
code{font-family:ui-monospace,monospace;font-size:.875rem;overflow-wrap:anywhere}
ol.ranks{max-height:24rem;overflow:auto;padding-inline-start:3.5rem}
.card ul{padding-inline-start:1.25rem}
.card .list{padding:0;list-style:none;display:grid;gap:16px}
.card .pl{display:block;font-size:1rem;color:var(--quiet)}
.card h2{margin:16px 0 8px}
.letter{white-space:pre-wrap}
.skip{position:absolute;inset-inline-start:-999em}
.skip:focus{position:static;display:block;padding:12px 16px}
:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
[hidden]{display:none!important}
@media (forced-colors:active){button.main{border-width:6px}.day.full,:disabled{border-style:dashed}
.qr svg{forced-color-adjust:none}.box.wrong{border-width:6px}}
@media (max-width:26rem){.columns{columns:1}}
@media (min-width:40rem){h1{font-size:2.25rem}dl{grid-template-columns:max-content minmax(0,1fr)}dt{padding-top:2px}}
@media print{header .demo,footer,.skip,.noprint,.steps,.wait{display:none}header a{display:none}
body{background:#fff}.box,figure,section{break-inside:avoid}}
`
