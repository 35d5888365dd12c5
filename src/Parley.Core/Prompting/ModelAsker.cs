using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;

namespace Parley.Core.Prompting;

/// <summary>Asks the model an agent uses in a role, within its time, and bills the call.</summary>
public sealed class ModelAsker(IModelSet models, TimeProvider time)
{
    /// <summary>Whether the agent has a model for the role; without one, rungs that need it are left out.</summary>
    public bool HasModel(string agent, ModelRole role) => models.Find(agent, role) is not null;

    /// <summary>The model's whole answer. Fails when there is no model, it is down, slow or rate-limited, or the budget of whoever pays is spent.</summary>
    public async ValueTask<Outcome<ChatResponse>> AskAsync(string agent, Prompt prompt, ModelBill bill, CancellationToken cancellationToken)
    {
        if (models.Find(agent, prompt.Role) is not { } model)
        {
            return new ParleyError(ParleyErrorCode.ModelUnavailable, $"Agent '{agent}' has no model for the role '{prompt.Role}'; name one under \"model\" or \"roles\".");
        }

        if (bill.Account?.BeginModelCall(TokenEstimate.CharactersOf(prompt.Messages), model.Price.Of(TokenEstimate.Of(prompt), 0)) is { } refused)
        {
            return refused;
        }

        bill.NoteAsked();
        using var span = ParleyTelemetry.StartModelCall(agent, model.Name, prompt.Name);
        var start = time.GetTimestamp();
        var answered = await AskInTurnAsync(model, prompt, bill, cancellationToken);
        var duration = time.GetElapsedTime(start);
        if (answered.TryGet(out var response, out var error))
        {
            var call = Bill(prompt, model, response, duration);
            bill.Add(call);
            ParleyTelemetry.EndModelCall(span, model.Name, response.ModelId, call.InputTokens, call.OutputTokens, duration);
        }
        else
        {
            ParleyTelemetry.FailModelCall(span, model.Name, error.Code.ToString(), duration);
        }

        return answered;
    }

    private async ValueTask<Outcome<ChatResponse>> AskInTurnAsync(PricedModel model, Prompt prompt, ModelBill bill, CancellationToken cancellationToken)
    {
        if (!model.RunsInProcess || bill.Account is not { } account)
        {
            return await AskAsync(model, prompt, cancellationToken);
        }

        using var turn = await account.TakeModelTurnAsync(cancellationToken);
        return await AskAsync(model, prompt, cancellationToken);
    }

    private async ValueTask<Outcome<ChatResponse>> AskAsync(PricedModel model, Prompt prompt, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(model.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await model.Client.GetResponseAsync(
                [new ChatMessage(ChatRole.System, prompt.System), .. prompt.Messages],
                new ChatOptions { Tools = prompt.Tools.Count == 0 ? null : [.. prompt.Tools], Temperature = 0 },
                both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ParleyError(ParleyErrorCode.ModelTimeout, $"Model '{model.Name}' gave no answer to '{prompt.Name}' within {model.Timeout.TotalSeconds:0} s.");
        }
        catch (ModelException failure)
        {
            return new ParleyError(failure.Code, failure.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The client is anybody's code and IChatClient has no other way to say that the model is down.
            return new ParleyError(ParleyErrorCode.ModelUnavailable, $"Model '{model.Name}' failed: {failure.Message}");
        }
    }

    private static ModelCall Bill(Prompt prompt, PricedModel model, ChatResponse response, TimeSpan duration)
    {
        var input = response.Usage?.InputTokenCount ?? TokenEstimate.Of(prompt);
        var output = response.Usage?.OutputTokenCount ?? TokenEstimate.Of(response);
        return new ModelCall(prompt.Role, prompt.Name, model.BilledAs, input, output, model.Price.Of(input, output), model.Price.Currency, duration);
    }
}
