/**
 * Signs of families of images, drawn as lines in a 14 × 14 square. They are our own: they call a family to mind and are
 * nobody's logo.
 */
export const icons = {
  /** Layers: an image of which nothing is known. */
  image: 'M7 2L13 5L7 8L1 5ZM1 8L7 11L13 8M1 11L7 14L13 11',
  /** Nothing. */
  scratch: 'M7 1.5A5.5 5.5 0 1 0 7 12.5A5.5 5.5 0 1 0 7 1.5ZM3.1 10.9L10.9 3.1',
  /** A folder. */
  context: 'M1.5 2.5H5.5L7 4.3H12.5V11.5H1.5Z',
  /** Angle brackets: any other language. */
  code: 'M4.8 3L1 7L4.8 11M9.2 3L13 7L9.2 11',
  go: 'M.8 5H3.6M0 7.3H3.6M1.6 9.6H3.6M12.6 4.6A4 4 0 1 0 13.2 7.4H9.8',
  node: 'M7 .8L12.5 3.9V10.1L7 13.2L1.5 10.1V3.9Z',
  python: 'M4.5 4V1.5H9.5V7H4.5V9.5H1.5V4H7M9.5 10V12.5H4.5V9.5M9.5 4.5H12.5V10H7',
  java: 'M2 5.5H10V9.5A3 3 0 0 1 7 12.5H5A3 3 0 0 1 2 9.5ZM10 6.5H11A1.7 1.7 0 0 1 11 9.9H10M4.5 3.5V1.5M7.5 3.5V1.5',
  dotnet: 'M1.8 11.6V11.7M5 11.7V2.3L12 11.7V2.3',
  rust: 'M7 2.6A4.4 4.4 0 1 0 7 11.4A4.4 4.4 0 1 0 7 2.6ZM7 5.3A1.7 1.7 0 1 0 7 8.7A1.7 1.7 0 1 0 7 5.3ZM7 .9V2.6M7 11.4V13.1M.9 7H2.6M11.4 7H13.1M2.7 2.7L3.9 3.9M10.1 10.1L11.3 11.3M11.3 2.7L10.1 3.9M3.9 10.1L2.7 11.3',
  php: 'M7 3A6.2 4 0 1 0 7 11A6.2 4 0 1 0 7 3ZM5.4 5.2L3.8 7L5.4 8.8M8.6 5.2L10.2 7L8.6 8.8',
  ruby: 'M3.8 2.2H10.2L13 5.6L7 12.4L1 5.6ZM1 5.6H13M4.6 5.6L7 12.4L9.4 5.6',
  c: 'M10.8 10.2A4.8 4.8 0 1 1 10.8 3.8',
  bun: 'M1.2 8A5.8 5.4 0 0 1 12.8 8ZM2.2 11.2H11.8',
  deno: 'M7 1.2C9.6 4.6 11.2 6.8 11.2 8.8A4.2 4.2 0 0 1 2.8 8.8C2.8 6.8 4.4 4.6 7 1.2Z',
  alpine: 'M.8 11.5L5.2 4L7.6 8L9.2 5.6L13.2 11.5Z',
  debian: 'M7.6 8.2A1.6 1.6 0 1 1 8.4 5.4A2.9 2.9 0 0 1 6.8 10.2A4.4 4.4 0 1 1 11 4.4',
  ubuntu: 'M7 3.6A3.4 3.4 0 1 0 7 10.4A3.4 3.4 0 1 0 7 3.6ZM10.4 7H13.2M5.3 4L3.9 1.6M5.3 10L3.9 12.4',
  redhat: 'M.8 9C3 12 11 12 13.2 9M3 9.6L4.4 3.8C6 2.6 8 2.6 9.6 3.8L11 9.6',
  busybox: 'M1.8 4.4L7 1.8L12.2 4.4V9.8L7 12.4L1.8 9.8ZM1.8 4.4L7 7L12.2 4.4M7 7V12.4',
  distroless: 'M7 1.5A5.5 5.5 0 1 0 7 12.5A5.5 5.5 0 1 0 7 1.5ZM4.4 7H9.6',
  windows: 'M1.8 1.8H12.2V12.2H1.8ZM7 1.8V12.2M1.8 7H12.2',
  /** A globe: servers of web pages. */
  web: 'M7 1.2A5.8 5.8 0 1 0 7 12.8A5.8 5.8 0 1 0 7 1.2ZM1.2 7H12.8M7 1.2C4 4.6 4 9.4 7 12.8C10 9.4 10 4.6 7 1.2',
  database:
    'M2.2 3.4C2.2 1.4 11.8 1.4 11.8 3.4S2.2 5.4 2.2 3.4V10.6C2.2 12.6 11.8 12.6 11.8 10.6V3.4M2.2 7C2.2 9 11.8 9 11.8 7',
} as const;

export type DiagramIconName = keyof typeof icons;
