using CultivatedLand.Application.SignIn;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CultivatedLand.Web.Security;

/// <summary>Hasher of passwords by the framework: PBKDF2 with HMAC-SHA512 and a salt for each password.</summary>
internal sealed class IdentityPasswordHasher(AccessOptions settings) : IPasswordHasher
{
    private static readonly object Nobody = new();

    private readonly PasswordHasher<object> _hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = settings.PasswordIterations })
    );

    public string Hash(string password) => _hasher.HashPassword(Nobody, password);

    public PasswordCheck Check(string hash, string password) =>
        _hasher.VerifyHashedPassword(Nobody, hash, password) switch
        {
            PasswordVerificationResult.Success => PasswordCheck.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordCheck.RightButOutdated,
            _ => PasswordCheck.Wrong,
        };
}
