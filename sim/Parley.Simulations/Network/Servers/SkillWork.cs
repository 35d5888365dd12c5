using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>What a person wrote behind a skill. The input follows the skill's schema.</summary>
internal delegate ValueTask<Outcome<JsonValue>> SkillWork(JsonValue input, ServerScene scene, CancellationToken cancellationToken);
