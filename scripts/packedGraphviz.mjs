// The layout engine's program is three quarters of what users download. Its package carries it in a way that any browser
// can read; Node knows Brotli, which makes it a quarter smaller.
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

const text = /(?<=[=,])(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)/gs;
/** `wasm ??= unpack(decode(text)), start({ wasmBinary: wasm` in whatever names. */
const unpacking = /([\w$]+)\?\?=[\w$]+\([\w$]+\([\w$]+\)\)(?=,[\w$]+\(\{wasmBinary:\1)/;

/** Has the package `@hpcc-js/wasm-graphviz` read its program from Brotli. */
export function packedGraphviz() {
  return {
    name: 'packed-graphviz',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]@hpcc-js[\\/]wasm-graphviz[\\/]dist[\\/]index\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const [longest] = [...source.matchAll(text)].map(([literal]) => literal).sort((a, b) => b.length - a.length);
        if (longest.length < 100_000 || !unpacking.test(source)) throw new Error(`${path} is no longer what it was.`);
        const packed = brotliCompressSync(await programOf(path), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
        const contents = source.replace(longest, () => '""').replace(unpacking, '$1??=unpacked()');
        return { contents: `${contents}\n${unpacked(packed)}`, loader: 'js' };
      });
    },
  };
}

function unpacked(packed) {
  return `import { brotliDecompressSync } from 'node:zlib';
function unpacked() { return new Uint8Array(brotliDecompressSync(Buffer.from('${packed.toString('base64')}', 'base64'))); }`;
}

/** The program as the package hands it to the engine. */
async function programOf(path) {
  const { instantiate } = WebAssembly;
  let program;
  WebAssembly.instantiate = (bytes, imports) => {
    program = Buffer.from(bytes);
    return instantiate(bytes, imports);
  };
  try {
    await (await import(path)).Graphviz.load();
    return program;
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
