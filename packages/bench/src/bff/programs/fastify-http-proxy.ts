/** The plugin @fastify/http-proxy, as its README sets it up. */
import httpProxy from "@fastify/http-proxy";
import fastify from "fastify";
import { printAddress } from "./listening.ts";

const [upstream] = process.argv.slice(2);
if (upstream === undefined) throw new Error("the upstream's address must be given");

const server = fastify();
server.register(httpProxy, { upstream });
await server.listen({ port: 0, host: "127.0.0.1" });
printAddress(server.server.address());
