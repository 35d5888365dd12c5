using System.Globalization;

namespace Parley.Core.Costs;

/// <summary>An amount in one currency (ISO 4217).</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The amount with its currency's code, such as <c>0.0425 USD</c>.</summary>
    public override string ToString() => $"{Amount.ToString("0.######", CultureInfo.InvariantCulture)} {Currency}";
}
