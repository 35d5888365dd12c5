using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Documents;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley docs ls|show|hash|add</c>: protocol documents.</summary>
internal static class DocsCommand
{
    private const int PageSize = 500;
    private const int MaxName = 40;

    public static Command Create() => new("docs", "Protocol documents: list, show, hash, add.") { List(), Show(), Hash(), Add() };

    private static Command List()
    {
        var command = new Command("ls", "List the stored documents.");
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                await using var store = await StoreAccessor.ReadAsync(context, token);
                var all = await ReadAllAsync(store.Documents, token);
                return CommandOutcome.Done(new JsonObject { { "documents", new JsonArray(all.Select(DocumentJson)) } }, console => Render(console, all));
            },
            cancellationToken));
        return command;
    }

    private static async Task<IReadOnlyList<StoredDocument>> ReadAllAsync(IDocumentStore documents, CancellationToken cancellationToken)
    {
        var all = new List<StoredDocument>();
        IReadOnlyList<StoredDocument> page;
        do
        {
            page = await documents.ListAsync(all.Count == 0 ? null : all[^1].Document.Hash, PageSize, cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == PageSize);
        return all;
    }

    private static Command Show()
    {
        var hash = new Argument<string>("hash") { Description = "28 characters of Base64 or 40 hexadecimal digits." };
        var command = new Command("show", "Show a document's text.") { hash };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                if (!DocumentHash.TryParse(parsed.GetValue(hash), out var wanted))
                {
                    return CommandOutcome.WrongUsage("A document is named by 28 characters of Base64 or 40 hexadecimal digits; 'parley docs ls' lists them.");
                }

                await using var store = await StoreAccessor.ReadAsync(context, token);
                return await store.Documents.FindAsync(wanted, token) is { } stored
                    ? CommandOutcome.Done(DocumentJson(stored).AsObject!.With("text", stored.Document.Text), console => console.WriteText(stored.Document.Text))
                    : CommandOutcome.Error(ExitCodes.Failed, "UnknownDocument", $"There is no document {wanted} in {context.StorePath}; 'parley docs ls' lists those there are.");
            },
            cancellationToken));
        return command;
    }

    private static Command Hash()
    {
        var file = new Argument<string>("file") { Description = "A text file." };
        var command = new Command("hash", "Print a file's hash in both text forms.") { file };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (_, token) => await InputFile.ReadDocumentAsync(parsed.GetValue(file)!, token) is var (document, error) && document is not null
                ? CommandOutcome.Done(
                    new JsonObject { { "base64", document.Hash.ToBase64() }, { "hex", document.Hash.ToHex() }, { "sha256", document.Sha256 } },
                    console => console.Write(new Text($"{document.Hash.ToBase64()}\n{document.Hash.ToHex()}\n")))
                : error!,
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        var file = new Argument<string>("file") { Description = "A text file: with front matter, with demo tags, or plain." };
        var publish = new Option<bool>("--public") { Description = "List it for everybody; without, only its parties learn of it." };
        var command = new Command("add", "Add a document to the store.") { file, publish };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var (document, error) = await InputFile.ReadDocumentAsync(parsed.GetValue(file)!, token);
                if (document is null)
                {
                    return error!;
                }

                await using var store = await StoreAccessor.WriteAsync(context, token);
                var visibility = parsed.GetValue(publish) ? DocumentVisibility.Public : DocumentVisibility.Parties;
                var stored = new StoredDocument(document, [], DocumentOrigin.Added, visibility, context.Time.GetUtcNow());
                var put = await store.Documents.PutAsync(stored, token);
                return put == DocumentPut.Collision
                    ? CommandOutcome.Error(ExitCodes.Failed, "HashCollision", $"Another text is known under {document.Hash}: one of the two is forged. Nothing was changed.")
                    : CommandOutcome.Done(DocumentJson(stored).AsObject!.With("put", put.ToString().ToLowerInvariant()), console => console.WriteText($"{(put == DocumentPut.Added ? "added" : "known already")}  {document.Hash.ToBase64()}  {document.Name}"));
            },
            cancellationToken));
        return command;
    }

    private static JsonValue DocumentJson(StoredDocument stored) => new JsonObject
    {
        { "hash", stored.Document.Hash.ToBase64() },
        { "hex", stored.Document.Hash.ToHex() },
        { "name", stored.Document.Name },
        { "description", stored.Document.Description },
        { "typed", stored.Document.IsTyped },
        { "origin", stored.Origin.ToString().ToLowerInvariant() },
        { "visibility", stored.Visibility.ToString().ToLowerInvariant() },
        { "addedAt", stored.AddedAt.ToString("O") },
    };

    private static void Render(IAnsiConsole console, IReadOnlyList<StoredDocument> all)
    {
        if (all.Count == 0)
        {
            console.MarkupLine("No documents yet. One is negotiated when traffic repeats, or added with [b]parley docs add FILE[/].");
            return;
        }

        var table = TableStyle.Create("hash", "name", "typed", "origin", "visibility");
        foreach (var stored in all)
        {
            table.AddTexts(
                stored.Document.Hash.ToBase64(),
                PlainText.Clip(stored.Document.Name, MaxName),
                stored.Document.IsTyped ? "yes" : "no",
                stored.Origin.ToString().ToLowerInvariant(),
                stored.Visibility.ToString().ToLowerInvariant());
        }

        console.WriteTable(table);
    }
}
