namespace CultivatedLand.Application.SignIn;

/// <summary>Port that turns passwords into hashes that are safe to store.</summary>
public interface IPasswordHasher
{
    string Hash(string password);

    PasswordCheck Check(string hash, string password);
}

/// <summary>Result of checking a password.</summary>
public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>The password is right, but its hash is outdated. The caller hashes it again.</summary>
    RightButOutdated,
}
