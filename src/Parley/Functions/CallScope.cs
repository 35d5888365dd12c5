using Microsoft.Extensions.DependencyInjection;

namespace Parley.Functions;

/// <summary>Services for one call: what is made in it is disposed behind it, as in a request of ASP.NET Core.</summary>
internal readonly struct CallScope : IAsyncDisposable
{
    private readonly AsyncServiceScope? _scope;

    /// <param name="services">The application's; null when the call needs none.</param>
    public CallScope(IServiceProvider? services) => _scope = services?.CreateAsyncScope();

    public IServiceProvider? Services => _scope?.ServiceProvider;

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
