import { sizes } from './boxes';

const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

interface Tone {
  readonly line: string;
  readonly fill: string;
}

interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly card: string;
  readonly rim: string;
  readonly base: string;
  readonly builds: string;
  readonly ships: string;
  readonly pill: string;
  readonly copy: Tone;
  readonly mount: Tone;
  readonly onbuild: Tone;
  readonly problem: Tone;
}

const light: Palette = {
  paper: '#ffffff',
  ink: '#1f2328',
  quiet: '#59636e',
  card: '#f6f8fa',
  rim: '#c3cad1',
  base: '#6e7781',
  builds: '#818b98',
  ships: '#1a7f37',
  pill: '#0969da',
  copy: { line: '#0969da', fill: '#eaf3fe' },
  mount: { line: '#8250df', fill: '#f5effd' },
  onbuild: { line: '#bc4c00', fill: '#fdf1e8' },
  problem: { line: '#cf222e', fill: '#fdeff0' },
};

const dark: Palette = {
  paper: '#0d1117',
  ink: '#e6edf3',
  quiet: '#9da7b3',
  card: '#161b22',
  rim: '#3d444d',
  base: '#8b949e',
  builds: '#6e7681',
  ships: '#3fb950',
  pill: '#1f6feb',
  copy: { line: '#58a6ff', fill: '#111d2e' },
  mount: { line: '#bc8cff', fill: '#1b1830' },
  onbuild: { line: '#f0883e', fill: '#261a12' },
  problem: { line: '#ff7b72', fill: '#2a1618' },
};

const shapes = `
text{white-space:pre}
.glyph{fill:none;stroke-width:1.2;stroke-linejoin:round;stroke-linecap:round}
.default .box,.target .box,.node.error .box{stroke-width:1.5}
.unused .box{stroke-dasharray:4 3}
.scratch .box{stroke-dasharray:3 3}
.text-name{font:600 ${sizes.name}px ${sans}}
.image .text-name,.scratch .text-name,.context .text-name,.text-base{font:${sizes.small}px ${mono}}
.text-comment,.text-count,.text-more,.text-notice,.text-error{font:${sizes.small}px ${sans}}
.text-label,.text-keyword,.text-argument{font:${sizes.plate}px ${mono}}
.chosen .node.idle,.chosen .edge.idle,.chosen .plate.idle text{opacity:.4}
.chosen .plate.idle .box{stroke-opacity:.25}
.badge{fill:none}
.badge-text{font:${sizes.badge}px ${sans};text-anchor:middle}
.badge-text-error{font-weight:700}
.edge-line{fill:none;stroke-width:1.75}
.copy .edge-line{stroke-dasharray:6 4}
.mount .edge-line{stroke-dasharray:.1 4.5;stroke-linecap:round;stroke-width:2.25}
.onbuild .edge-line{stroke-dasharray:9 4 1.5 4}
.plate .box{stroke-opacity:.6}`;

/** Plain colours instead of variables, because many renderers outside of browsers know none. */
function colours(palette: Palette): string {
  const { paper, ink, quiet, card, rim, base, builds, ships, pill, problem } = palette;
  const kinds = (['copy', 'mount', 'onbuild'] as const).map((kind) => tone(`.${kind}`, palette[kind]));
  return `
.paper{fill:${paper}}
text{fill:${ink}}
.box{fill:${card};stroke:${rim}}
.bar{fill:${rim}}
.builds .bar{fill:${builds}}
.ships .bar{fill:${ships}}
.default .box,.target .box{stroke:${ships}}
.unused .box,.image .box,.scratch .box,.context .box{fill:${paper}}
.unused .bar{fill:${paper}}
.node.error .box{stroke:${problem.line}}
.glyph{stroke:${quiet}}
.unused .text-name,.image .text-name,.scratch .text-name,.context .text-name{fill:${quiet}}
.text-base,.text-count,.text-comment,.text-more,.text-notice,.badge-text{fill:${quiet}}
.text-error,.badge-text-error{fill:${problem.line}}
.badge{stroke:${rim}}
.badge-default,.badge-target{fill:${pill};stroke:${pill}}
.badge-text-default,.badge-text-target{fill:#ffffff}
.badge-ships{stroke:${ships}}
.badge-text-ships{fill:${ships}}
.text-keyword{fill:${quiet}}
.run .text-keyword{fill:${ships}}
.copy .text-keyword{fill:${palette.copy.line}}
.start .text-keyword{fill:${palette.mount.line}}
.onbuild .text-keyword{fill:${palette.onbuild.line}}
.badge-error{stroke:${problem.line}}
.base .edge-line{stroke:${base}}
.base .edge-head{fill:${base}}
${kinds.join('\n')}
${tone('.error', problem)}`;
}

function tone(selector: string, { line, fill }: Tone): string {
  return `${selector} .edge-line,.plate${selector} .box{stroke:${line}}${selector} .edge-head{fill:${line}}.plate${selector} .box{fill:${fill}}`;
}

/** The look of an exported picture: nothing to run or to fetch, light or dark as the reader has it. */
export const svgStyle = `${shapes}${colours(light)}
@media (prefers-color-scheme:dark){${colours(dark)}
}
`;
