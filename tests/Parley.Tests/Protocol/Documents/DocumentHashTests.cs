using Parley.Protocol.Documents;

namespace Parley.Tests.Protocol.Documents;

public sealed class DocumentHashTests
{
    private const string Base64 = "G7BbxZim09C1K+Mpz6gSnnvc0is=";
    private const string Hex = "1bb05bc598a6d3d0b52be329cfa8129e7bdcd22b";

    [Fact]
    public void Hash_of_a_text_is_the_librarys()
    {
        Assert.Equal(Base64, DocumentHash.Of("doc text").ToString());
        Assert.Equal(Hex, DocumentHash.Of("doc text"u8).ToHex());
    }

    [Fact]
    public void Trailing_line_feed_gives_another_hash() => Assert.NotEqual(DocumentHash.Of("doc text"), DocumentHash.Of("doc text\n"));

    [Theory]
    [InlineData(Base64)]
    [InlineData(Hex)]
    [InlineData("1BB05BC598A6D3D0B52BE329CFA8129E7BDCD22B")]
    public void Both_text_forms_are_the_same_hash(string text)
    {
        Assert.True(DocumentHash.TryParse(text, out var hash));
        Assert.Equal(DocumentHash.Of("doc text"), hash);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("negotiation")]
    [InlineData("G7BbxZim09C1K+Mpz6gSnnvc0is")]
    [InlineData("G7BbxZim09C1K+Mpz6gSnnvc0it=")] // unused bits set: another spelling of the same bytes
    [InlineData(" G7BbxZim09C1K+Mpz6gSnnvc0i=")]
    [InlineData("G7BbxZim09C1K-Mpz6gSnnvc0is=")]
    [InlineData("1bb05bc598a6d3d0b52be329cfa8129e7bdcd22g")]
    [InlineData("1bb05bc598a6d3d0b52be329cfa8129e7bdcd2 b")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")] // 21 bytes
    public void Other_texts_are_no_hash(string? text) => Assert.False(DocumentHash.TryParse(text, out _));

    [Fact]
    public void Bytes_text_and_order_agree()
    {
        var random = new Random(7);
        var hashes = new List<DocumentHash>();
        for (var i = 0; i < 500; i++)
        {
            var bytes = new byte[DocumentHash.ByteCount];
            random.NextBytes(bytes);
            bytes[0] = (byte)(i % 3);
            var hash = new DocumentHash(bytes);
            Assert.Equal(bytes, hash.ToBytes());
            Assert.True(DocumentHash.TryParse(hash.ToBase64(), out var fromBase64) && DocumentHash.TryParse(hash.ToHex(), out var fromHex) && fromBase64 == hash && fromHex == hash);
            hashes.Add(hash);
        }

        Assert.Equal(hashes.Select(hash => hash.ToHex()).Order(StringComparer.Ordinal), hashes.Order().Select(hash => hash.ToHex()));
    }

    [Fact]
    public void Digest_beside_it_is_SHA_256()
        => Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", DocumentDigest.Sha256Hex("abc"));

    [Fact]
    public void Of_all_texts_that_decode_alike_one_is_a_hash()
    {
        const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ \n=";
        var random = new Random(5);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = Convert.ToBase64String(DocumentHash.Of($"{i}").ToBytes()).ToCharArray();
            text[random.Next(2) == 0 ? 26 : random.Next(28)] = Characters[random.Next(Characters.Length)];
            var isHash = DocumentHash.TryParse(new string(text), out var hash);
            Assert.Equal(Decodes(new string(text)), isHash ? hash.ToBase64() : null);
            accepted += isHash ? 1 : 0;
        }

        Assert.InRange(accepted, 1_000, 19_000);

        static string? Decodes(string text)
        {
            Span<byte> bytes = stackalloc byte[21];
            return Convert.TryFromBase64String(text, bytes, out var count) && count == 20 && Convert.ToBase64String(bytes[..20]) == text ? text : null;
        }
    }
}
