import { createContext, useContext } from 'react';

/** The nonce of this response's Content-Security-Policy; `entry.server` provides it, the browser has none to give. */
export const NonceContexte = createContext('');

export const useNonce = () => useContext(NonceContexte);
