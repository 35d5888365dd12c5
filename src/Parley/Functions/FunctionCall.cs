using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>Runs the user's code. It is anybody's, and a .NET function has no way to fail but to throw.</summary>
internal static class FunctionCall
{
    public static Outcome<JsonValue> Run(Func<JsonValue> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Failure(failure);
        }
    }

    /// <param name="write">Runs when the work is done: a failure of it is none that the function states.</param>
    public static async ValueTask<Outcome<JsonValue>> RunAsync(Func<ValueTask<object?>> call, Func<object?, JsonValue> write, CancellationToken cancellationToken)
    {
        object? returned;
        try
        {
            returned = await call();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Failure(failure);
        }

        try
        {
            return write(returned);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new ParleyError(ParleyErrorCode.Internal, $"The function has run, but its result can't be written: {failure.Message}");
        }
    }

    private static ParleyError Failure(Exception failure) => failure switch
    {
        TargetInvocationException { InnerException: { } inner } => Failure(inner),
        ParleyException expected => expected.Error,
        // As with any tool that throws, nobody knows how far it came.
        _ => new ParleyError(ParleyErrorCode.Internal, $"The function threw {failure.GetType().Name}: {failure.Message}"),
    };
}
