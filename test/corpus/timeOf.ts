/** Milliseconds of work: on a busy machine the clock runs on while we wait, so processor time counts if it is less. */
export function timeOf(work: () => void): number {
  const [started, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  return Math.min(performance.now() - started, (user + system) / 1000);
}
