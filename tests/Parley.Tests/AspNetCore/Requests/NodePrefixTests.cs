using Microsoft.AspNetCore.Http;
using Parley.AspNetCore.Requests;

namespace Parley.Tests.AspNetCore.Requests;

public sealed class NodePrefixTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("parley", "/parley")]
    [InlineData("/a/b/", "/a/b")]
    public void Prefix_is_normalised(string written, string value) => Assert.Equal(value, NodePrefix.Parse(written).Value);

    [Theory]
    [InlineData("/{id}")]
    [InlineData("/a b")]
    [InlineData("/a?b")]
    public void Pattern_is_no_prefix(string written) => Assert.Throws<ArgumentException>(() => NodePrefix.Parse(written));

    [Theory]
    [InlineData("/parley", "/parley/agents/a", "/agents/a")]
    [InlineData("/parley", "/parley", "")]
    [InlineData("/parley", "/PARLEY/x", "/x")]
    [InlineData("/parley", "/parley/agents/a b", "/agents/a%20b")]
    [InlineData("", "/agents/a", "/agents/a")]
    public void What_is_behind_the_prefix_is_left(string prefix, string path, string rest) => Assert.Equal(rest, NodePrefix.Parse(prefix).Rest(new PathString(path)));
}
