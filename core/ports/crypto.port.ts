export interface Crypto {
  /** SHA-256 of UTF-8 text, hex. */
  sha256(text: string): string;
  /** Keyed authentication code under the company's secret, base64url, first `length` characters. */
  mac(text: string, length: number): string;
}
