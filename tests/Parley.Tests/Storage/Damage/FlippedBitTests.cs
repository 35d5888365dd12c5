using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage.Damage;

/// <summary>One bit of a store's files is turned over. The damage is named, or it did no harm; nothing wrong is ever read, and nothing is missing without a word.</summary>
public sealed class FlippedBitTests(ITestOutputHelper output) : IDisposable
{
    private const int Flips = 500;
    private const int HeaderBits = 100 * 8;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, int> _outcomes = [];

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_the_file_it_is_named_or_harmless()
    {
        var whole = await MakeAsync();
        var random = new Random(20260504);
        for (var flip = 0; flip < Flips; flip++)
        {
            // Every tenth goes into the header of the file, every third into the head of a page, where few bits steer much.
            var page = random.Next(whole.File.Length / 8192);
            var bit = flip % 10 == 0 ? random.Next(HeaderBits) : ((page * 8192) + random.Next(flip % 3 == 0 ? 64 : 8192)) * 8 + random.Next(8);
            await ReadFlippedAsync(whole, bit, options => { });
        }

        output.WriteLine(string.Join(", ", _outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")));
        Assert.True(_outcomes["refused"] > 0 && _outcomes["named"] > 0 && _outcomes["harmless"] > 0);
    }

    [Fact]
    public async Task In_a_store_too_large_to_be_checked_when_it_is_opened_no_value_is_read_wrong()
    {
        var whole = await MakeAsync();
        var random = new Random(20260505);
        for (var flip = 0; flip < Flips; flip++)
        {
            await ReadFlippedAsync(whole, random.Next(whole.File.Length * 8), options => options.MaxCheckedBytes = 0, mayMiss: true);
        }

        output.WriteLine(string.Join(", ", _outcomes.Select(outcome => $"{outcome.Key}: {outcome.Value}")));
        Assert.True(_outcomes["named"] > 0);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(byte[] File, HashSet<string> Content)> MakeAsync()
    {
        List<string> content;
        await using (var store = await StoreFile.OpenAsync(FilePath))
        {
            await StoreContent.FillAsync(store);
            for (var i = 0; i < StoreContent.Records; i++)
            {
                await StoreContent.AppendAsync(store, i, i % 7 == 0 ? Durability.Durable : Durability.Relaxed);
            }

            content = await StoreContent.ReadAsync(store);
        }

        return (await File.ReadAllBytesAsync(FilePath, Token), [.. content]);
    }

    private async Task ReadFlippedAsync((byte[] File, HashSet<string> Content) whole, int bit, Action<SqliteStoreOptions> configure, bool mayMiss = false)
    {
        var damaged = whole.File.ToArray();
        damaged[bit / 8] ^= (byte)(1 << (bit % 8));
        var path = _folder.File("damaged.db");
        foreach (var old in Directory.GetFiles(_folder.Path, "damaged.db*"))
        {
            File.Delete(old);
        }

        await File.WriteAllBytesAsync(path, damaged, Token);
        var outcome = await OutcomeAsync(path, whole.Content, configure);
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        Assert.True(outcome is "refused" or "named" or "harmless" || (mayMiss && outcome == "missing"), $"Bit {bit % 8} of byte {bit / 8} (page {(bit / 8 / 8192) + 1}, byte {bit / 8 % 8192}): {outcome}.");
    }

    private static async Task<string> OutcomeAsync(string path, HashSet<string> content, Action<SqliteStoreOptions> configure)
    {
        var isOpen = false;
        var log = new List<string>();
        try
        {
            await using var store = await StoreFile.OpenAsync(path, configure, log);
            isOpen = true;
            var read = await StoreContent.ReadAsync(store);
            return !read.All(line => content.Contains(line) || line.EndsWith(" Begun null", StringComparison.Ordinal) || line.StartsWith("suitability", StringComparison.Ordinal) && line.EndsWith(' ')) ? "wrong"
                : read.Count(content.Contains) < content.Count ? log.Exists(line => line.Contains($"{path} is damaged", StringComparison.Ordinal)) ? "named" : "missing"
                : read.Count > content.Count ? "twice"
                : "harmless";
        }
        catch (StoreException failure)
        {
            Assert.Contains(path, failure.Message, StringComparison.Ordinal);
            return isOpen ? "named" : "refused";
        }
    }
}
