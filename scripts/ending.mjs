/**
 * Calls back once when this process is asked to end: by Ctrl-C, by a signal, or because the npm that started it is
 * gone (npm hands a signal to the shell between them, which keeps it to itself).
 * @param {() => void} end
 */
export function whenAskedToEnd(end) {
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    end();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && ask(), 500).unref();
}
