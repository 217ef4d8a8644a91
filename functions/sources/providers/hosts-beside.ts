/**
 * Where the files lie that a service names: on hosts beside it. A server that stands in for the service has
 * them itself, and those hosts are left alone.
 *
 * @param service origin of the public one
 */
export function hostsBeside(
  baseUrl: string,
  { service, hosts }: { readonly service: string; readonly hosts: readonly string[] },
): readonly string[] {
  const { origin } = new URL(baseUrl);
  return origin === service ? hosts : [origin];
}
