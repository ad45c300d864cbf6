using System.Security.Cryptography;

namespace CultivatedLand.Local.Hosting;

/// <summary>
/// Data folder of a host. It holds everything the host stores, and the folders where an operator puts files in and takes them out.
/// </summary>
public sealed record HostDataFolder(string Path)
{
    public string Inbox => In("inbox");

    public string Done => In("done");

    public string Rejected => In("rejected");

    public string Mail => In("mail");

    public string Keys => In("keys");

    /// <summary>File with the address of the running host, for the command line.</summary>
    public string Address => In("address");

    public string Token => In("admin.token");

    /// <summary>Creates the missing folders.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public void Prepare()
    {
        foreach (var folder in new[] { Path, Inbox, Done, Rejected, Mail, Keys })
            Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Returns the administrator's token. It is created on first start and only the owner can read the file.</summary>
    public string AdminToken()
    {
        if (File.Exists(Token) && File.ReadAllText(Token).Trim() is { Length: >= 32 } known)
            return known;

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(Token, options);
        writer.WriteLine(token);
        return token;
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
