using Parley.Tests.Storage;

namespace Parley.Tests.Threats;

/// <summary>The store holds what agents said to each other; other users of the machine must not read it.</summary>
public sealed class T32_FileModeTests
{
    [Fact]
    public async Task New_store_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes; a profile's folder is private by its access list.");
        var folder = Directory.CreateTempSubdirectory("parley-mode-");
        try
        {
            var path = Path.Combine(folder.FullName, "store.db");
            await using (await StoreFile.OpenAsync(path))
            {
                foreach (var file in folder.EnumerateFiles("store.db*").Where(file => !file.Name.EndsWith("-lock", StringComparison.Ordinal)))
                {
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
