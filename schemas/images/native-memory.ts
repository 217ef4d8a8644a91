/**
 * Variables that a process which draws pictures must be started with.
 *
 * The C library otherwise keeps the memory of decoded pictures in one pool for each thread, and a
 * composite of a thousand cards takes 250 MB more. With these there is one pool, cells come from it
 * instead of from fresh pages of the kernel each time, and what lies free at its end is given back.
 * Node otherwise makes room for more and more screenshots that nobody needs any longer: 100 MB.
 */
export const nativeMemoryEnv = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: "1048576",
  MALLOC_TRIM_THRESHOLD_: "8388608",
  NODE_OPTIONS: "--enable-source-maps --max-semi-space-size=1",
} as const;
