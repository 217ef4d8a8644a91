/**
 * Stands in for the SDK's memory of discovered endpoints in every bundle: discovery is off unless somebody
 * switches it on, and a cache for what is never asked is 7 KB. It remembers nothing, so where it is on, the
 * SDK asks again each time.
 */
export class EndpointCache {
  getEndpoint(): undefined {
    return undefined;
  }
  get(): undefined {
    return undefined;
  }
  has(): boolean {
    return false;
  }
  set(): void {}
  delete(): void {}
  clear(): void {}
}
