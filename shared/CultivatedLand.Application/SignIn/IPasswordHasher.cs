namespace CultivatedLand.Application.SignIn;

/// <summary>Turns passwords into hashes that are safe to keep.</summary>
public interface IPasswordHasher
{
    string Hash(string password);

    PasswordCheck Check(string hash, string password);
}

public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, and hashed in a way that is no longer the best: hash it again.</summary>
    RightButOutdated,
}
