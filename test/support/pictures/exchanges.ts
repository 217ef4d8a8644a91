import type { Exchange } from "#shared/upstreams/exchange.ts";

export const url = "https://pictures.test/4.webp";

export const at = "2026-02-01T06:00:00.000Z";

/** An exchange with a host of pictures. */
export const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  ...{ requestedAt: at, durationMs: 20, ...more },
});
