const loopback = ["127.0.0.1", "localhost", "::1"];

/**
 * Keeps what goes to this machine away from a proxy that the environment names; with
 * `NODE_USE_ENV_PROXY=1` Node would send it even requests to 127.0.0.1. To be called before the
 * first request; processes that are started later inherit it.
 */
export function keepLoopbackDirect(environment: NodeJS.ProcessEnv = process.env): void {
  const listed = [environment["no_proxy"], environment["NO_PROXY"]]
    .flatMap((list) => list?.split(/[\s,]+/) ?? [])
    .filter((host) => host !== "");
  const list = [...new Set([...listed, ...loopback])].join(",");
  // Programs differ in which of them they read first.
  environment["no_proxy"] = list;
  environment["NO_PROXY"] = list;
}
