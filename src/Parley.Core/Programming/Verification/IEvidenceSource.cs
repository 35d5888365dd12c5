namespace Parley.Core.Programming.Verification;

/// <summary>Gathers one kind of evidence for one candidate.</summary>
internal interface IEvidenceSource
{
    string Kind { get; }

    ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken);
}
