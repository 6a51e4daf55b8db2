# A worker of an edge network: it has the web's interfaces and nothing of Node.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .consumer),
    (name = "internet", network = (allow = ["local"])),
  ],
);

const consumer :Workerd.Worker = (
  modules = [
    (name = "main.mjs", esModule = embed "main.mjs"),
    (name = "story.mjs", esModule = embed "../story.mjs"),
    (name = "client/index.js", esModule = embed "../node_modules/@rollcall/client/index.js"),
    (name = "client/directory.js", esModule = embed "../node_modules/@rollcall/client/directory.js"),
    (name = "client/shared.js", esModule = embed "../node_modules/@rollcall/client/shared.js"),
  ],
  bindings = [(name = "HOST", fromEnvironment = "HOST")],
  compatibilityDate = "2026-10-01",
  compatibilityFlags = ["no_nodejs_compat_v2"],
);
