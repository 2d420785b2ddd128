export interface Crypto {
  /** SHA-256 of bytes or of UTF-8 text, hex. */
  sha256(data: string | Uint8Array): string;
  /** Keyed authentication code under the company's secret, base64url, first `length` characters. */
  mac(text: string, length: number): string;
}
