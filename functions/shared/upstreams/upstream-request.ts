/** One HTTP request as the upstream's documentation describes it. */
export interface UpstreamRequest {
  /** @default "GET" */
  readonly method?: "GET" | "POST";
  readonly url: string;
  /** Beside those that every request has; what they say that is secret is never stored. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
