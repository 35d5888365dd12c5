using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Changes;

/// <summary>Something that becomes different in the middle of a run.</summary>
/// <param name="At">Number of the first query that meets it.</param>
internal abstract record NetworkChange(int At)
{
    /// <summary>The change in a few words.</summary>
    public abstract string Words { get; }

    /// <summary>A server's node stops, and a fresh one that remembers nothing does the same in its place.</summary>
    /// <param name="Server">As it is from then on.</param>
    internal sealed record Replace(int At, Server Server) : NetworkChange(At)
    {
        public override string Words => $"{Server.Name} replaced: {Server.Model}, {(Server.IsRelational ? "tables" : "documents")}";
    }

    /// <summary>A skill's schemas call their members otherwise.</summary>
    internal sealed record Rename(int At, string Server, string Skill, RenamedMembers Names) : NetworkChange(At)
    {
        public override string Words => $"{Server}/{Skill} renames {Names}";
    }

    /// <summary>A new server.</summary>
    internal sealed record Add(int At, Server Server) : NetworkChange(At)
    {
        public override string Words => $"{Server.Name} added: {Server.Model}, {(Server.IsRelational ? "tables" : "documents")}";
    }

    /// <summary>A server's node stops for good.</summary>
    /// <param name="Instead">Whom everybody asks from then on; null: nobody tells them.</param>
    internal sealed record Remove(int At, string Server, string? Instead) : NetworkChange(At)
    {
        public override string Words => Instead is null ? $"{Server} removed" : $"{Server} removed, {Instead} instead";
    }

    /// <summary>Users ask something else now and then.</summary>
    /// <param name="Every">The first query and each that comes so many later.</param>
    internal sealed record Ask(int At, ServerTask Pair, int Every) : NetworkChange(At)
    {
        public override string Words => Every == 1 ? $"every query asks {Pair}" : $"one query in {Every} asks {Pair}";
    }
}
