// SPDX-License-Identifier: Apache-2.0
//
// As much of a WebSocket server (RFC 6455) as the fake needs: short text frames, both ways.

import { createHash } from "node:crypto";

const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export function accept(request, socket, { heard, gone }) {
  const key = createHash("sha1").update(request.headers["sec-websocket-key"] + MAGIC).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let held = Buffer.alloc(0);
  socket.on("data", (data) => {
    held = Buffer.concat([held, data]);
    for (let frame; (frame = take(held)); held = frame.rest) {
      if (frame.code === 8) socket.end();
      if (frame.code === 1) heard(JSON.parse(frame.text));
    }
  });
  socket.on("close", gone);
  socket.on("error", gone);
  return (object) => socket.writable && socket.write(format(JSON.stringify(object)));
}

function take(data) {
  if (data.length < 2) return null;
  let size = data[1] & 127;
  let at = 2;
  if (size === 126) {
    if (data.length < 4) return null;
    size = data.readUInt16BE(2);
    at = 4;
  }
  if (data.length < at + 4 + size) return null;
  const mask = data.subarray(at, at + 4);
  const body = data.subarray(at + 4, at + 4 + size).map((byte, n) => byte ^ mask[n % 4]);
  return { code: data[0] & 15, text: Buffer.from(body).toString(), rest: data.subarray(at + 4 + size) };
}

function format(text) {
  const body = Buffer.from(text);
  const long = body.length > 65535 ? 8 : body.length > 125 ? 2 : 0;
  const head = Buffer.alloc(2 + long);
  head[0] = 0x81;
  head[1] = long === 8 ? 127 : long === 2 ? 126 : body.length;
  if (long === 2) head.writeUInt16BE(body.length, 2);
  if (long === 8) head.writeBigUInt64BE(BigInt(body.length), 2);
  return Buffer.concat([head, body]);
}
