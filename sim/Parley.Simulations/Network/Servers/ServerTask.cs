namespace Parley.Simulations.Network.Servers;

/// <summary>A server and what is wanted of it.</summary>
internal readonly record struct ServerTask(string Server, string Task)
{
    public override string ToString() => $"{Server}/{Task}";
}
