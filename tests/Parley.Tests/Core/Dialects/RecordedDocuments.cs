namespace Parley.Tests.Core.Dialects;

/// <summary>Documents that the recorded peers fetched. Their texts are not in the recordings, only their hashes; these texts have them.</summary>
internal static class RecordedDocuments
{
    public const string DemoHash = "y9PBG3JKjzJc2y/D/KZkvelwSKA=";

    public const string DemoSource = "http://localhost:7002/protocol?id=y9PBG3JKjzJc2y%2FD%2FKZkvelwSKA%3D";

    public const string DemoText = """
        <NAME>Weather by date</NAME>
        <DESCRIPTION>Forecast for one date.</DESCRIPTION>

        Request: JSON with date and optional location. Reply: JSON with temperature and precipitation.
        """;

    /// <summary>The library's weather document with a character beyond ASCII.</summary>
    public const string NonAsciiText = """
        ---
        name: Weather by city
        description: Ask for the temperature and precipitation of one city.
        multiround: false
        ---

        Request: a JSON object with one string field, "city".
        Reply: a JSON object with two integer fields, "temperature" (°C) and "precipitation" (mm).
        If the city is missing, reply with a JSON object holding one string field, "error".
        """;

    /// <summary>The web as it was when the requests were recorded: one address without a charset, one with, one of plain bytes.</summary>
    public static void ServeAll(FakeFetch fetch)
    {
        fetch.Serve(DemoSource, DemoText);
        fetch.Serve("http://127.0.0.1:5599/a", NonAsciiText, charset: null);
        fetch.Serve("http://127.0.0.1:5599/b", NonAsciiText);
        fetch.Serve("http://127.0.0.1:5599/c", NonAsciiText, charset: null);
    }
}
