using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Composition.Databases;
using Parley.Core.Programming;
using Parley.Core.Programming.Running;
using Parley.Options;
using Parley.Routines;

namespace Parley.Composition;

/// <summary>Routines: written, verified, run and watched.</summary>
internal static class ProgrammingServices
{
    public static void Add(IServiceCollection services, ParleyOptions options)
    {
        services.TryAddSingleton(options.Programming);
        services.TryAddSingleton<IRoutineRuntime>(provider => new RoutineRuntime(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<CompiledRoutines>();
        services.TryAddSingleton(provider => new RoutineLibraries([.. provider.GetServices<IRoutineLibrary>(), .. provider.GetRequiredService<DatabaseClients>().All]));
        services.TryAddSingleton<FreeVerdicts>();
        services.TryAddSingleton<RoutineProgrammer>();
        services.TryAddSingleton<RoutineApproval>();
        services.TryAddSingleton<RoutineCheck>();
        services.TryAddSingleton<ClimbQueue>();
        services.TryAddSingleton<LiveRoutines>();
        services.TryAddSingleton<RoutineCallers>();
        services.TryAddSingleton<RoutineWatch>();
        services.TryAddSingleton<SenderProgramming>();
        services.TryAddSingleton<ReceiverProgramming>();
    }
}
