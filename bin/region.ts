/** The region that the environment names, as the SDKs read it. */
export const regionIn = ({
  AWS_REGION,
  AWS_DEFAULT_REGION,
}: NodeJS.ProcessEnv): string | undefined => AWS_REGION ?? AWS_DEFAULT_REGION;
