using Parley.Core.Costs;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads one entry of <c>models</c>.</summary>
internal static class ModelReader
{
    private const double MaxPrice = 1_000_000;

    public static ModelOptions Read(ConfigurationSection section)
    {
        var model = new ModelOptions();
        model.Provider = section.Choice("provider", ("offline", ModelProvider.Offline), ("openai", ModelProvider.OpenAi), ("replay", ModelProvider.Replay)) ?? model.Provider;
        model.Endpoint = section.Url("endpoint", "http://127.0.0.1:11434/v1");
        model.Model = section.Text("model", "llama3.3");
        model.ApiKeyEnv = section.Text("apiKeyEnv", "LLAMA_KEY");
        model.File = section.Text("file", "answers.jsonl") is { } file ? section.Source.PathOf(file) : null;
        model.Price = ReadPrice(section.Section("price")) ?? model.Price;
        model.Timeout = section.Seconds("timeoutSeconds", 1, 3600) ?? model.Timeout;
        section.Close();
        return model;
    }

    private static Price? ReadPrice(ConfigurationSection? price)
    {
        if (price is null)
        {
            return null;
        }

        var (input, output) = (price.Number("inputPerMillion", 0, MaxPrice, "currency units"), price.Number("outputPerMillion", 0, MaxPrice, "currency units"));
        var currency = price.Text("currency", "USD") ?? Price.Free.Currency;
        price.Close();
        return new Price((decimal)(input ?? 0), (decimal)(output ?? 0), currency);
    }
}
