using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Programming;

namespace Parley.Composition;

/// <summary>Routines: written, verified, run and watched.</summary>
internal static class ProgrammingServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<ClimbQueue>();
        services.TryAddSingleton<LiveRoutines>();
        services.TryAddSingleton<RoutineWatch>();
        services.TryAddSingleton<SenderProgramming>();
        services.TryAddSingleton<ReceiverProgramming>();
    }
}
