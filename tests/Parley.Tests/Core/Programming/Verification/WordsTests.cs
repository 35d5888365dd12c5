using Parley.Core.Programming.Verification;

namespace Parley.Tests.Core.Programming.Verification;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Forecast for a city on a day.")]
    [InlineData("The request names the place and the day; the reply gives temperature and condition.")]
    [InlineData("If the request can't be served, the reply is an error.")]
    [InlineData("Errors are reported when the place is unknown, and only then an error has a code.")]
    public void Plain_descriptions_hint_at_nothing(string text) => Assert.False(ProseConditions.Found(text));

    [Theory]
    [InlineData("Delivery is free from 50 euros on.")]
    [InlineData("If the parcel weighs more than 20 kg, five euros are added.")]
    [InlineData("The total is rounded to two decimals.")]
    [InlineData("Names are in upper case.")]
    [InlineData("An unknown place is an error. The unit is Celsius unless the request says otherwise.")]
    [InlineData("The language defaults to English")]
    public void Conditions_and_arithmetic_are_seen(string text) => Assert.True(ProseConditions.Found(text));

    [Theory]
    [InlineData("Temperature in degrees Celsius", "Temperature in °F")]
    [InlineData("priceInCents", "price in euros")]
    [InlineData("distance in miles", "distance_km")]
    [InlineData("duration in minutes", "duration (hours)")]
    [InlineData("date as DD.MM.YYYY", "date as YYYY-MM-DD")]
    public void Two_units_of_one_kind_conflict(string one, string other) => Assert.True(UnitWords.Conflict(one, other));

    [Theory]
    [InlineData("Temperature in degrees Celsius", "Temperature in °C")]
    [InlineData("Forecast for a city on a day.", "date as YYYY-MM-DD")]
    [InlineData("Price in euros of a stay in Rome, I am in", "a meeting of 20 minutes")]
    public void Different_kinds_do_not_conflict(string one, string other) => Assert.False(UnitWords.Conflict(one, other));
}
