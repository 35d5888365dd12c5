using Microsoft.AspNetCore.Builder;

namespace Parley.Cli.Hosting;

/// <summary>The web host of a command. It doesn't watch files: the default watches the whole tree below the working directory, and a store there would wake it with every write.</summary>
internal static class CommandHost
{
    public static WebApplicationBuilder CreateBuilder() => WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
}
