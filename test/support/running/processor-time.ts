/**
 * Milliseconds that this thread has computed. Bounds of work are held against it, and not against the clock,
 * which whatever else runs on the machine lengthens.
 */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
