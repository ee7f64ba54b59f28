// SPDX-License-Identifier: Apache-2.0
//
// As `fetch`, for a body that is large: it tells how many bytes have gone. A browser's `fetch` does not.

export type Tell = (sent: number) => void;

export function upload(address: string, init: RequestInit, tell: Tell): Promise<Response> {
  return new Promise((done, fail) => {
    init.signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const lost = () => fail(new TypeError("no answer came"));
    request.open(init.method ?? "POST", address);
    request.responseType = "blob";
    for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => tell(event.loaded);
    request.onload = () => done(new Response(request.response as Blob, { status: request.status }));
    request.onerror = lost;
    request.onabort = lost;
    init.signal?.addEventListener("abort", () => request.abort());
    request.send(init.body as Blob);
  });
}
