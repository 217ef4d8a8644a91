import type { UpstreamSettings } from "./pace-settings.ts";

/** Servers that files are fetched from, such as the pictures that a source names. */
export interface UpstreamHost {
  /** What its pace, its circuit and its records are kept under; a stage's settings name it so. */
  readonly name: string;
  /** `https://…`, without a path. They are asked as one. */
  readonly origins: readonly string[];
  readonly settings: UpstreamSettings;
}
