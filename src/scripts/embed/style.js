// @ts-check
// The card's looks: the site's own colours (style/tokens.css), in a sheet that no host policy forbids.

/** Ink, solid and tint of each class, light and dark; `v` for codes that are in no registry. */
const HUES = {
  1: ['#025b6b', '#7dd5ea', '#046879', '#5fc8e0'],
  2: ['#016238', '#8bdaa9', '#036e40', '#72ce97'],
  3: ['#304c95', '#acc5fe', '#3756aa', '#96b6fe'],
  4: ['#785002', '#edbc75', '#875b00', '#e3ac58'],
  5: ['#882d36', '#feacae', '#9b323d', '#fb979a'],
  v: ['#4c525a', '#c1c6ce', '#565d66', '#b2b8c1'],
};

const hues = Object.entries(HUES).map(
  ([name, [ink, inkDark, solid, solidDark]]) =>
    `.k-${name} { --k-ink: light-dark(${ink}, ${inkDark}); --k-solid: light-dark(${solid}, ${solidDark}); }`,
);

const CARD_STYLE = `
:host { display: block; min-inline-size: 0; color-scheme: light dark; container-type: inline-size; }
:host([hidden]) { display: none; }
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
* { box-sizing: border-box; margin: 0; padding: 0; }
${hues.join('\n')}
.card {
  --ink: light-dark(#191e28, #eef0f3); --ink-2: light-dark(#484d57, #babec4); --ink-3: light-dark(#626871, #979ca2);
  --line: light-dark(#dfe2e6, #272a2f);
  display: grid; gap: 12px 24px; overflow: clip; padding: 14px 16px 0;
  border: 1px solid var(--line); border-block-start: 4px solid var(--k-solid); border-radius: 10px;
  background: light-dark(#fff, #16181c); color: var(--ink);
  font: 400 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
  text-align: start; letter-spacing: normal; text-transform: none; text-autospace: normal; overflow-wrap: anywhere; line-break: strict;
}
header { display: flex; align-items: center; gap: 14px; }
.num { color: var(--k-ink); font-size: 40px; font-weight: 700; letter-spacing: -.04em; line-height: 1; font-variant-numeric: tabular-nums lining-nums; }
.names { display: grid; min-inline-size: 0; line-height: 1.3; }
.names b { font-size: 17px; font-weight: 600; }
.names span { color: var(--ink-2); font-size: 13px; }
code { font: .93em/1 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
dl { display: grid; gap: 6px; align-content: start; font-size: 13px; }
dl div { display: flex; justify-content: space-between; gap: 12px; border-block-start: 1px solid var(--line); padding-block-start: 6px; }
dt { flex: none; color: var(--ink-3); }
dd { text-align: end; }
.er { color: light-dark(#664268, #dbb8dd); font-size: 13px; }
footer {
  display: flex; justify-content: space-between; gap: 12px; margin-inline: -16px; padding: 8px 16px;
  border-block-start: 1px solid var(--line); color: var(--ink-3); font-size: 12px;
}
a { color: var(--ink-2); text-underline-offset: .22em; }
a:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
iframe { display: block; inline-size: 100%; border: 0; color-scheme: inherit; }
@container (inline-size >= 440px) {
  .card { grid-template-columns: minmax(0, 1fr) 13rem; }
  dl { grid-area: 1 / 2 / span 3; }
  header, .sum, .er { grid-column: 1; }
  footer { grid-column: 1 / -1; }
  dl div:first-child { border: 0; padding: 0; }
}
@media print { .card { break-inside: avoid; } }
`;
