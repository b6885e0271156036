export { Field, FormMessage, type FormRefusal, StaffForm, useSubmit } from './form.tsx'
export { PasswordForm } from './password-form.tsx'
export { SetUpForm } from './set-up-form.tsx'
export { SignInForm } from './sign-in-form.tsx'
