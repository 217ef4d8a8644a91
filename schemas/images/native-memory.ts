/**
 * Variables that a process which draws pictures must be started with. The C library otherwise keeps
 * the memory of decoded pictures in one pool for each thread, and a composite of a thousand cards
 * takes 250 MB more; with these it gives back what is freed.
 */
export const nativeMemoryEnv = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
} as const;
