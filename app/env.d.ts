import '@remix-run/node';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }

  interface AppLoadContext {
    /** Nonce of the Content-Security-Policy, one a response. */
    nonce: string;
    /** Shown on error pages and written in the log. */
    requeteId: string;
    /** Address of the client, for the limits. */
    adresse: string;
    /** Adds a Set-Cookie to the response, whatever is being answered. */
    poserCookie: (cookie: string) => void;
  }
}
